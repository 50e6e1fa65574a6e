/** What a rule says of one fact about one resource. `expected` completes "must be …"; `found` never holds a secret or free text. */
export type Verdict =
  | { readonly state: "met"; readonly property: string; readonly expected: string; readonly found: string }
  | {
      readonly state: "violated";
      readonly property: string;
      readonly expected: string;
      readonly found: string;
      /** What to do about this fact, where the rule's own remedy leads elsewhere. */
      readonly remedy?: string;
    }
  /** Somebody outside the stack holds it, and nothing here shows whether he does: neither met nor violated. */
  | { readonly state: "unchecked"; readonly reason: string }
  | { readonly state: "undecided"; readonly property: string; readonly reason: string }
  | {
      readonly state: "notApplicable";
      readonly reason: string;
      /** The stack that declares what the rule speaks of, and answers for it. */
      readonly ownedBy?: string;
    };

/** A verdict and the resource it is about. `urn` is undefined where the fact is missing from the stack as a whole. */
export type Finding = Verdict & { readonly urn: string | undefined };
