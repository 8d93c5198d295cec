import { state } from './signal';

/** Until everything that was asked for at the beginning is there and has its size. */
export const [loading, setLoading] = state(true);

export type Pane = 'chat' | 'picture' | 'things';
/** Which of the three shows on a narrow screen. */
export const [pane, showPane] = state<Pane>('chat');

/** Whether it is so narrow, or so low. */
export const isPhone = (): boolean => matchMedia('(max-width: 720px), (max-height: 480px)').matches;

export type Overlay = 'gallery' | 'settings' | 'thing' | 'keys' | 'commands' | 'words';
/** The dialog that is open, if one is. */
export const [overlay, showOverlay] = state<Overlay | null>(null);
