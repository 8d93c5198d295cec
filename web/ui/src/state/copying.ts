import { announce } from './announcement';
import { setNotice } from './notices';

/** Puts a text on the clipboard, and says so. */
export async function copyText(text: string, what: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    announce(`${what} copied.`);
  } catch {
    // Browsers keep the clipboard from a page that came without TLS from another machine.
    setNotice(`This browser does not let the page copy. The ${what.toLowerCase()}: ${text}`);
  }
}
