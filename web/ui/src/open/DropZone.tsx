import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { open } from '../state/actions';
import { attach } from '../state/attached';
import { ACCEPTED } from '../state/files';
import { studio } from '../state/studio';

export function chooseFile(): void {
  document.getElementById('open-file')?.click();
}

/** Takes a file dropped anywhere, or chosen with the button. */
export function DropZone() {
  const dragging = useSignal(false);
  useEffect(() => {
    let depth = 0;
    const hasFile = (e: DragEvent): boolean => e.dataTransfer?.types.includes('Files') ?? false;
    const enter = (e: DragEvent): void => {
      if (!hasFile(e)) return;
      depth++;
      dragging.value = true;
    };
    const leave = (e: DragEvent): void => {
      if (hasFile(e) && --depth <= 0) {
        depth = 0;
        dragging.value = false;
      }
    };
    const over = (e: DragEvent): void => {
      if (hasFile(e)) e.preventDefault();
    };
    const drop = (e: DragEvent): void => {
      if (!hasFile(e)) return;
      depth = 0;
      dragging.value = false;
      if (e.defaultPrevented) return; // what it was dropped on has taken it
      e.preventDefault();
      const file = e.dataTransfer?.files[0];
      if (file) attach(file);
    };
    const paste = (e: ClipboardEvent): void => {
      const file = e.clipboardData?.files[0];
      if (file) attach(file);
    };
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragleave', leave);
    window.addEventListener('dragover', over);
    window.addEventListener('drop', drop);
    window.addEventListener('paste', paste);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('dragover', over);
      window.removeEventListener('drop', drop);
      window.removeEventListener('paste', paste);
    };
  }, []);
  return (
    <>
      <input
        id="open-file"
        type="file"
        hidden
        aria-label="A picture, design or conversation to open"
        accept={ACCEPTED}
        onChange={(e) => {
          const file = e.currentTarget.files?.[0];
          e.currentTarget.value = '';
          if (file) void open(file);
        }}
      />
      {dragging.value && (
        <div class="drop" aria-hidden="true">
          <p>
            <strong>Drop it here</strong>
            <br />A picture made here opens with its design; any other picture is a start, or comes
            into the one that is there; a zip is a conversation.
            {studio.value?.model.takesStyle && ' Dropped on Style, a picture says how to draw.'}
          </p>
        </div>
      )}
    </>
  );
}
