/** Characters that no shell reads as anything else. */
const PLAIN = /^[\w./:@%+,=-]+$/;

/** A text as one word of a shell: in single quotes, where a shell reads nothing but the quote itself, or as it is. */
export function shellWord(text: string): string {
  return PLAIN.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
