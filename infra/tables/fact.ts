/** Where a table's figures come from. Every table carries one. */
export interface Source {
  /** Unit of the table's figures, in words. */
  readonly unit: string;
  readonly url: string;
  /** Day or month on which a person or a script read it, `yyyy-mm` or `yyyy-mm-dd`. */
  readonly readOn: string;
}
