/** This near the end of what scrolls, in pixels, a row that is carried scrolls it. */
const EDGE = 32;
const SCROLLED = 8;

/**
 * Carries a row of a list with the pointer until it is let go. The others make room meanwhile.
 *
 * @param grip by which it is held; rows without one stay at the end of the list
 * @param drop hears its new place among the rows with a grip, if it is another one
 */
export function carry(grip: HTMLElement, press: PointerEvent, drop: (to: number) => void): void {
  const row = grip.closest('li')!;
  const rows = ([...row.parentElement!.children] as HTMLElement[]).filter((each) =>
    each.querySelector('.grip'),
  );
  const scroller = scrollerOf(row);
  const at = rows.indexOf(row);
  const tops = rows.map((each) => each.getBoundingClientRect().top);
  const room = (tops[at + 1] ?? row.getBoundingClientRect().bottom) - tops[at]!;
  const middles = rows.map((each, i) => tops[i]! + each.offsetHeight / 2);
  const scrolled = scroller.scrollTop;
  const ends = new AbortController();
  let to = at;

  const move = (e: PointerEvent): void => {
    const { top, bottom } = scroller.getBoundingClientRect();
    if (e.clientY < top + EDGE) scroller.scrollTop -= SCROLLED;
    if (e.clientY > bottom - EDGE) scroller.scrollTop += SCROLLED;
    const by = e.clientY - press.clientY + scroller.scrollTop - scrolled;
    to = middles.filter((middle, i) => i !== at && middle < middles[at]! + by).length;
    rows.forEach((each, i) => {
      const aside = i > at && i <= to ? -room : i < at && i >= to ? room : 0;
      each.style.transform = `translateY(${i === at ? by : aside}px)`;
    });
  };
  const end = (): void => {
    ends.abort();
    row.classList.remove('carried');
    for (const each of rows) each.style.transform = '';
  };
  const { signal } = ends;
  grip.setPointerCapture(press.pointerId);
  row.classList.add('carried');
  grip.addEventListener('pointermove', move, { signal });
  // Also where the row is gone meanwhile, or the system took the pointer away.
  grip.addEventListener('lostpointercapture', end, { signal });
  grip.addEventListener(
    'pointerup',
    () => {
      end();
      if (to !== at) drop(to);
    },
    { signal },
  );
  addEventListener('keydown', (e) => e.key === 'Escape' && end(), { signal, capture: true });
}

function scrollerOf(row: HTMLElement): HTMLElement {
  for (let each = row.parentElement; each; each = each.parentElement) {
    if (each.scrollHeight > each.clientHeight && getComputedStyle(each).overflowY === 'auto')
      return each;
  }
  return document.documentElement;
}
