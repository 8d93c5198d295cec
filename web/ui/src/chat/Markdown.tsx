import { useMemo } from 'preact/hooks';
import { safeHtml } from './safeHtml';

export function Markdown({ text }: { text: string }) {
  const html = useMemo(() => safeHtml(text), [text]);
  return <div class="markdown" dangerouslySetInnerHTML={{ __html: html }} />;
}
