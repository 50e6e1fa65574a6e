import type { RuleContext } from "../context.ts";
import { fact } from "../expect.ts";
import type { ViewIndex } from "../index-views.ts";
import { inputsOf } from "../reader.ts";
import { judge } from "../rule.ts";
import { ZONE_SETTING } from "../tokens.ts";
import type { Finding } from "../verdict.ts";
import { zoneOfAnother } from "./zone.ts";

interface Wanted {
  /** Cloudflare's own id, with underscores. */
  readonly setting: string;
  readonly accepted: readonly string[];
  /** What a zone has where nobody declares the setting. */
  readonly absent: string;
}

/** Judges one setting of the stack's zone; on a stack that does not own the zone it is its owner's. */
export function zoneSetting(index: ViewIndex, context: RuleContext, wanted: Wanted): readonly Finding[] {
  const other = zoneOfAnother(context);
  if (other !== undefined) return other;
  const expected = wanted.accepted.join(" or ");
  const property = `zone setting ${wanted.setting}`;
  const settings = index.ofType(ZONE_SETTING).filter((view) => view.inputs.settingId === wanted.setting);
  if (settings.length === 0) {
    return judge(undefined, () =>
      fact(wanted.accepted.includes(wanted.absent), property, expected, `nothing, so ${wanted.absent}`),
    );
  }
  return settings.flatMap((view) =>
    judge(view.urn, () => {
      const value = inputsOf(view).text("value") ?? wanted.absent;
      return fact(wanted.accepted.includes(value), property, expected, value);
    }),
  );
}
