/** Exit codes of `slipway`: documented and stable. */
export const EXIT = {
  done: 0,
  failed: 1,
  /** Wrong use, or a configuration that is refused: nothing was touched. */
  usage: 2,
  /** A mandatory policy is violated, data or what is protected would be lost, or an image has a critical finding. */
  refused: 3,
} as const;
