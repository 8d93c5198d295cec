/** The address names the conversation, so that a reload, a bookmark and "back" lead to it. */
export function routeOf(hash: string): string | null {
  const match = /^#\/c\/([\w-]+)$/.exec(hash);
  return match?.[1] ?? null;
}

export const isNewRoute = (hash: string): boolean => hash === '#/new';

export function showRoute(id: string | null): void {
  const hash = id === null ? '#/new' : `#/c/${id}`;
  if (location.hash === hash) return;
  if (location.hash === '' || location.hash === '#/new') history.replaceState(null, '', hash);
  else history.pushState(null, '', hash);
}
