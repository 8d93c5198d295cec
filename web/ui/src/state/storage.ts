/** Browser storage may be switched off or full: then things are simply not kept. */
function stored(area: () => Storage) {
  return {
    read(key: string): string | null {
      try {
        return area().getItem(`eligen.${key}`);
      } catch {
        return null;
      }
    },
    write(key: string, value: string | null): void {
      try {
        if (value === null) area().removeItem(`eligen.${key}`);
        else area().setItem(`eligen.${key}`, value);
      } catch {
        // Not kept.
      }
    },
    clear(): void {
      try {
        area().clear();
      } catch {
        // Nothing was kept.
      }
    },
  };
}

/** Survives a reload, for this tab. */
export const tabStorage = stored(() => sessionStorage);
/** Survives the browser's end, for all tabs. */
export const browserStorage = stored(() => localStorage);
