import DOMPurify from 'dompurify';
import { Marked } from 'marked';

const ALLOWED = [
  'p',
  'br',
  'strong',
  'em',
  'del',
  'code',
  'pre',
  'ul',
  'ol',
  'li',
  'blockquote',
  'a',
  'hr',
  'table',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
];

/** Tags are shown, not obeyed; a picture is its words. */
const markdown = new Marked({
  async: false,
  gfm: true,
  breaks: true,
  renderer: {
    html: ({ text }) => escaped(text),
    image: ({ text }) => escaped(text),
  },
});

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

DOMPurify.addHook('afterSanitizeAttributes', (node) => {
  if (node.tagName === 'A') {
    node.setAttribute('target', '_blank');
    node.setAttribute('rel', 'noopener noreferrer nofollow');
  }
});

/** Of marks that open and never close the time that they take grows with the square. */
const LONGEST_MARKED = 4_000;

/** As it was written where its marks cannot be read, such as thousands of ">" of a model that repeats itself. */
function html(text: string): string {
  if (text.length <= LONGEST_MARKED) {
    try {
      return markdown.parse(text) as string;
    } catch {
      // Nested deeper than it can be taken apart.
    }
  }
  return escaped(text).replaceAll('\n', '<br>');
}

/** A language model's words are anybody's words: text and its marks, nothing that loads or runs. */
export function safeHtml(text: string): string {
  return DOMPurify.sanitize(html(text), {
    ALLOWED_TAGS: ALLOWED,
    ALLOWED_ATTR: ['href'],
    ALLOWED_URI_REGEXP: /^https?:\/\//i,
  });
}
