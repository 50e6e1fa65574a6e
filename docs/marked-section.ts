/** The lines of a page between which a generated section stands. */
export interface Marks {
  readonly begin: string;
  readonly end: string;
}

/** Puts the section between its marks; a page without them gets them before the text `before`, or at its end. */
export function withMarked(page: string, { begin, end }: Marks, section: string, before?: string): string {
  const marked = `${begin}\n\n${section}\n\n${end}`;
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from >= 0 && to > from) return page.slice(0, from) + marked + page.slice(to + end.length);
  const place = before === undefined ? -1 : page.indexOf(before);
  if (place < 0) return `${page.trimEnd()}\n\n${marked}\n`;
  return `${page.slice(0, place)}${marked}\n\n${page.slice(place)}`;
}
