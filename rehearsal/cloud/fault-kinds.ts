const BACK =
  "`up` starts no task from it, the service goes back to the image before, if it had one, and `up` ends 1";

/** What can be made to go wrong with an image, and what comes of it: the same as on the real clouds. */
export const FAULT_KINDS = {
  "critical-finding": {
    strikes: "the scan of the image in ECR found a critical hole",
    comes: "`up` refuses the image before a task starts from it, and ends 3; one that runs already stays",
  },
  "image-unscanned": {
    strikes: "nobody has scanned the image in ECR",
    comes: "as above, since what is not known is no pass",
  },
  "image-absent": {
    strikes: "nobody has pushed the image",
    comes: `\`preflight\` fails it, if it is in ECR; ${BACK}`,
  },
  pull: {
    strikes: "the registry answers 503 to whoever pulls the image",
    comes: BACK,
  },
  health: {
    strikes: "the program in the image starts, and answers no health check",
    comes: "its tasks are stopped, the service goes back to the image before, if it had one, and `up` ends 1",
  },
} as const;

export type FaultKind = keyof typeof FAULT_KINDS;

export function isFaultKind(word: string): word is FaultKind {
  return Object.hasOwn(FAULT_KINDS, word);
}
