import { fact } from "../../expect.ts";
import { inputsOf, type Reader } from "../../reader.ts";
import { storedValues } from "../../relations/stored-values.ts";
import { judge, stackRule } from "../../rule.ts";
import { RANDOM_PASSWORD } from "../../tokens.ts";

/** Bits of chance in a generated secret (SEC-06). */
const LEAST_BITS = 256;

/** Special characters that random draws from where no others are named (@pulumi/random 4.21.2: !@#$%&*()-_=+[]{}<>:?). */
const SPECIAL = 21;

export const generatedSecretsAreStrong = stackRule({
  name: "generated-secrets-are-strong",
  control: "SEC-06",
  severity: "high",
  enforcement: "mandatory",
  statement: `Every secret that the stack generates holds at least ${LEAST_BITS} bits of chance.`,
  rationale: "A signing key that can be guessed signs for everybody.",
  remediation: "Give the generated secret 43 characters or more.",
  source: {
    url: "https://unpkg.com/@pulumi/random@4.21.2/randomPassword.d.ts",
    readOn: "2026-11-27",
  },
  check: (index) =>
    storedValues(index).flatMap(({ sources }) => {
      const made = soleSource(sources);
      const password = made === undefined ? undefined : index.byUrn.get(made);
      if (password?.type !== RANDOM_PASSWORD) return []; // composed or filled from outside
      return judge(password.urn, () => {
        const bits = Math.floor(bitsOf(inputsOf(password)));
        return fact(
          bits >= LEAST_BITS,
          "length",
          `long enough for ${LEAST_BITS} bits`,
          `enough for ${bits} bits`,
        );
      });
    }),
});

/** The one resource that a value comes from; undefined where it is composed of several. */
export function soleSource(urns: readonly string[] | undefined): string | undefined {
  const different = [...new Set(urns ?? [])];
  return different.length === 1 ? different[0] : undefined;
}

function bitsOf(read: Reader): number {
  // @pulumi/random 4.21.2: each of the four kinds of character is drawn unless it is switched off.
  const letters = (read.flag("lower", true) ? 26 : 0) + (read.flag("upper", true) ? 26 : 0);
  const digits = read.flag("numeric", read.flag("number", true)) ? 10 : 0;
  const special = read.flag("special", true) ? (read.text("overrideSpecial")?.length ?? SPECIAL) : 0;
  const alphabet = letters + digits + special;
  return alphabet < 2 ? 0 : (read.number("length") ?? 0) * Math.log2(alphabet);
}
