/** Drawn on a grid of 24, in lines of the text's colour. */
const PATHS = {
  pointer: 'M6 4l12 8-5.5 1.2L9.8 19z',
  box: 'M5 6h14v12H5z',
  ellipse: 'M12 5.5c4.4 0 8 2.9 8 6.5s-3.6 6.5-8 6.5S4 15.6 4 12s3.6-6.5 8-6.5z',
  polygon: 'M12 4l8 6-3 9H7l-3-9z',
  brush:
    'M19.5 4.5c-4 2-7.5 5.5-9.5 8.5l2 2c3-2 6.5-5.5 8.5-9.5zM9 14c-2.5 0-3 1.8-3.2 3.2-.1 1-.8 1.8-1.8 2.3 3 .8 7 .3 7-3.5z',
  eraser:
    'M4.5 14.5l9-9a1.5 1.5 0 0 1 2 0l3.5 3.5a1.5 1.5 0 0 1 0 2l-7.5 7.5H8zM9 10l5.5 5.5M11 18.5h9',
  invert: 'M12 4a8 8 0 1 0 0 16zM12 4a8 8 0 0 1 0 16',
  eye: 'M3 12c2.5-4.5 5.5-6.5 9-6.5s6.5 2 9 6.5c-2.5 4.5-5.5 6.5-9 6.5S5.5 16.5 3 12zM12 9.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z',
  eyeOff:
    'M4 4l16 16M10 6a8.5 8.5 0 0 1 2-.3c3.5 0 6.5 2 9 6.3a16 16 0 0 1-2.8 3.6M6.5 7.5A15 15 0 0 0 3 12c2.5 4.5 5.5 6.5 9 6.5a9 9 0 0 0 4.5-1.2',
  compare: 'M12 3v18M10 6H4v12h6M14 6h6v12h-6M7 12H6.5M17 12h.5',
  vary: 'M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM16.5 13.5v6M13.5 16.5h6',
  download: 'M12 4v11M7.5 11l4.5 4.5 4.5-4.5M5 19.5h14',
  undo: 'M8 5L4 9l4 4M4.5 9H14a5 5 0 0 1 0 10H9',
  redo: 'M16 5l4 4-4 4M19.5 9H10a5 5 0 0 0 0 10h5',
  fork: 'M7 4v16M7 14c7 0 10-3 10-8M14.5 8L17 5.5 19.5 8',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  close: 'M6 6l12 12M18 6L6 18',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  trash: 'M5 7h14M9.5 7V4.5h5V7M7 7l1 12.5h8L17 7M10.5 10.5v6M13.5 10.5v6',
  pencil: 'M4.5 19.5l1-4L16 5l3 3L8.5 18.5zM13.5 7.5l3 3',
  drop: 'M12 4c3.5 4 5.5 6.7 5.5 9.5a5.5 5.5 0 0 1-11 0C6.5 10.7 8.5 8 12 4z',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3M12 14.5v2',
  unlock: 'M6 11h12v9H6zM8.5 11V7a3.5 3.5 0 0 1 6.8-1.2M12 14.5v2',
  up: 'M12 19V6M6.5 11L12 5.5 17.5 11',
  down: 'M12 5v13M6.5 13l5.5 5.5 5.5-5.5',
  send: 'M12 19V6M6.5 11L12 5.5 17.5 11',
  stop: 'M7 7h10v10H7z',
  gallery: 'M4 5h16v14H4zM4 16l5-5 4 4 2.5-2.5L20 17M15.5 9.5h.01',
  open: 'M4 18.5V6h5.5l2 2.5H20v10zM12 16v-5M9.8 13l2.2-2.2 2.2 2.2',
  settings: 'M4 7h9M17 7h3M4 12h3M11 12h9M4 17h9M17 17h3M15 5v4M9 10v4M15 15v4',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 3v1.5M12 19.5V21M3 12h1.5M19.5 12H21M5.6 5.6l1.1 1.1M17.3 17.3l1.1 1.1M5.6 18.4l1.1-1.1M17.3 6.7l1.1-1.1',
  moon: 'M19.5 14A8 8 0 0 1 10 4.5 8 8 0 1 0 19.5 14z',
  chat: 'M4 5.5h16v11h-9l-4 3.5v-3.5H4z',
  layers: 'M12 4l8.5 4.5L12 13 3.5 8.5zM3.5 12.5L12 17l8.5-4.5',
  panel: 'M4 5h16v14H4zM9.5 5v14M6.5 8.5h.5M6.5 11.5h.5',
  more: 'M6 11.5a.5.5 0 1 0 0 1 .5.5 0 0 0 0-1zM12 11.5a.5.5 0 1 0 0 1 .5.5 0 0 0 0-1zM18 11.5a.5.5 0 1 0 0 1 .5.5 0 0 0 0-1z',
  grip: 'M9 6.5h.01M15 6.5h.01M9 12h.01M15 12h.01M9 17.5h.01M15 17.5h.01',
  lasso:
    'M8.5 16.5C5.8 15.6 4 13.7 4 11.5 4 8 7.6 5 12 5s8 3 8 6.5-3.6 6.2-8 6.2c-1.2 0-2.4-.2-3.5-.6zm0 0c-1.2.6-1.6 2 .2 2.4 1.2.3 1.3 1.4.3 2.1',
  pin: 'M9 4h6l-1 6 3 3H7l3-3zM12 13v7',
  copy: 'M9 9h11v11H9zM15 9V4H4v11h5',
  fit: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5',
  again: 'M19 12a7 7 0 1 1-2.1-5M19.5 4v4h-4',
  look: 'M10.5 4.5a6 6 0 1 0 0 12 6 6 0 0 0 0-12zM15 15l5 5',
  file: 'M7 3.5h7l4 4v13H7zM14 3.5v4h4M10 12h5M10 15.5h5',
  words: 'M4 5.5h7v5H4zM13.5 5.5H20v5h-6.5zM4 13.5h4.5v5H4zM11 13.5h9v5h-9z',
  warn: 'M12 4.5L21 19.5H3zM12 10v4.5M12 17h.01',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg
      class="icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
