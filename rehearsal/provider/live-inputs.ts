import { isPlainObject } from "./plain-object.ts";
import { containsSecret, Secret, unwrap } from "./secret.ts";

type Values = Readonly<Record<string, unknown>>;

/**
 * The inputs that describe the live resource in the words of those that were asked for: what the program left to the cloud
 * stays out, so that only drift shows. `completes` names the lists to which the cloud adds elements of its own: they
 * differ only when something that was asked for is missing.
 */
export function liveInputs(
  asked: Values,
  outputs: Values,
  completes: readonly string[],
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(asked).map(([name, wanted]) => {
      if (!(name in outputs)) return [name, wanted];
      const live = inWordsOf(unwrap(outputs[name]), unwrap(wanted), completes.includes(name));
      const secret = containsSecret(outputs[name]) || containsSecret(wanted);
      return [name, secret ? new Secret(live) : live];
    }),
  );
}

function inWordsOf(live: unknown, wanted: unknown, completed: boolean): unknown {
  if (Array.isArray(live) && Array.isArray(wanted)) {
    if (completed && wanted.every((element) => live.includes(element))) return wanted;
    return live.length === wanted.length
      ? live.map((element, index) => inWordsOf(element, wanted[index], false))
      : live;
  }
  if (isPlainObject(live) && isPlainObject(wanted)) {
    return Object.fromEntries(
      Object.keys(wanted)
        .filter((key) => key in live)
        .map((key) => [key, inWordsOf(live[key], wanted[key], false)]),
    );
  }
  return live;
}
