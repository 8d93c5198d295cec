import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

export interface Loaded {
  url: string;
  image: HTMLImageElement;
}

/**
 * The last of the addresses whose picture is here, so that nothing flickers in between.
 *
 * @param release whether it goes at once where there is no address any more
 * @param fetched gives what an image can be read from
 */
export function useLoaded(
  url: string | null,
  release = true,
  fetched = (from: string): Promise<string> => Promise.resolve(from),
): Loaded | null {
  const loaded = useSignal<Loaded | null>(null);
  useEffect(() => {
    if (url === null) {
      if (release) loaded.value = null;
      return;
    }
    const image = new Image();
    let wanted = true;
    image.onload = () => {
      if (wanted) loaded.value = { url, image };
    };
    fetched(url).then(
      (src) => (image.src = src),
      () => undefined, // It is over, or the studio is away, which others tell.
    );
    return () => {
      wanted = false;
    };
  }, [url, release]);
  return loaded.value;
}
