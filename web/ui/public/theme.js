// Before the first paint, so that a page with a chosen theme never flashes in the other one.
try {
  const theme = localStorage.getItem('eligen.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is switched off: the system's theme it is.
}
