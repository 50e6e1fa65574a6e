import type { Problem } from "../../lib/errors.ts";
import { shown } from "../../lib/shown.ts";
import type { ConfigParts } from "../config.ts";
import { ecrImage } from "../ecr-image.ts";

/** Images, accounts and the registry's owner must agree, or tasks cannot pull. */
export function checkRegistry({ aws, product, registry, services }: ConfigParts): readonly Problem[] {
  if (registry === undefined || aws === undefined) return [];
  const problems: Problem[] = [];
  if (registry.ownership === "owner") {
    (registry.readerAccountIds ?? []).forEach((id, index) => {
      if (id !== aws.accountId) return;
      const expected = "another AWS account than the owner's own";
      problems.push({
        where: `registry.readerAccountIds.${index}`,
        expected,
        found: shown(id),
        next: "Remove it: the owner reads anyway",
      });
    });
  }
  for (const [name, service] of Object.entries(services ?? {})) {
    const image = service?.image === undefined ? undefined : ecrImage(service.image);
    if (image === undefined) continue;
    const where = `services.${name}.image`;
    if (
      registry.ownership === "reader" &&
      registry.ownerAccountId !== undefined &&
      image.accountId !== registry.ownerAccountId
    ) {
      const expected = `an image of the registry's owner, account ${registry.ownerAccountId}`;
      const next = "Correct the image or registry.ownerAccountId";
      problems.push({ where, expected, found: `one of account ${image.accountId}`, next });
    }
    if (registry.ownership === "owner" && product !== undefined && image.accountId === aws.accountId) {
      if (aws.region !== undefined && image.region !== aws.region)
        problems.push({
          where,
          expected: `an image of this stack's own repositories, which stand in ${aws.region}`,
          found: `one of ${image.region}`,
          next: `Push the image there and write ${aws.region} here`,
        });
      const repository = `${product}/${name}`;
      if (image.repository === repository) continue;
      const expected = `the repository that this stack declares for the service, "${repository}"`;
      problems.push({
        where,
        expected,
        found: shown(image.repository),
        next: "Push the image there and name it here",
      });
    }
  }
  return problems;
}
