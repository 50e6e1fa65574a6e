import type { Cloud } from "../../cloud/cloud.ts";
import type { FaultKind } from "../../cloud/fault-kinds.ts";

/** True where a fault of that kind is switched on for the image: for its digest, or for all of its repository. */
export function imageStruck(
  cloud: Pick<Cloud, "fault">,
  kind: FaultKind,
  { digest, url }: { readonly digest: string | undefined; readonly url: string },
): boolean {
  return (digest !== undefined && cloud.fault(kind, digest)) || cloud.fault(kind, url);
}
