import { describe, expect, it } from "@jest/globals";
import type { Step } from "../../../cli/stack/event-log.ts";
import { nextSteps } from "../../../cli/stack/next-steps.ts";
import type { RegistrySettings } from "../../../infra/config/image-settings.ts";

const STAGING = { stack: "staging", configDir: process.cwd(), on: "rehearsal" } as const;
const RECORD = "shop.example. 3600 IN DS 2371 13 2 ABCD";

function runOf(...steps: readonly (readonly [op: string, type: string])[]) {
  const all = steps.map(
    ([op, type]): Step => ({ op, type, urn: "urn:x", name: "x", component: "x", properties: [] }),
  );
  return { log: { steps: all } };
}

const next = (
  run: Parameters<typeof nextSteps>[1],
  outputs: Readonly<Record<string, unknown>>,
  registry: RegistrySettings = { ownership: "external" },
) => nextSteps(STAGING, run, outputs, registry);

const signed = runOf(["create", "cloudflare:index/zoneDnssec:ZoneDnssec"]);

describe("nextSteps", () => {
  it("are none where nothing is left to do", () => {
    expect(next(runOf(["create", "aws:ec2/vpc:Vpc"]), { dsRecord: RECORD })).toEqual([]);
  });

  it("give the record of a zone that was signed just now", () => {
    expect(next(signed, { dsRecord: RECORD })).toEqual([
      "Give this record to the domain's registrar: until then its signature counts for nobody.",
      `  ${RECORD}`,
      "An older one of this domain goes from there: a registrar that has that one alone takes the domain from everybody.",
    ]);
  });

  it("give no record of a zone that is no longer signed, and none that is not known", () => {
    const gone = runOf(["delete", "cloudflare:index/zoneDnssec:ZoneDnssec"]);
    expect(next(gone, { dsRecord: RECORD })).toEqual([]);
    expect(next(signed, {})).toEqual([]);
  });

  it("name services that were rolled back, whose images production does not take", () => {
    const built = (service: string) => ({
      ...{
        op: "create",
        type: "docker:index/registryImage:RegistryImage",
        urn: "urn:x",
        component: "images",
      },
      ...{ name: `images-${service}-content-1`, properties: [] },
    });
    const run = { log: { steps: [built("api"), built("web")] } };
    const images = { api: "shop/api@sha256:1", web: "shop/web@sha256:2" };
    expect(next(run, { images })).toEqual([
      "Images as production takes them, once they proved themselves here:",
      "  services.api.image: shop/api@sha256:1",
      "  services.web.image: shop/web@sha256:2",
    ]);
    const back = [
      "Rolled back, since their new tasks did not stay up; they run the revision before: api.",
      "  The events of the service in ECS say why. Mend the image, deliver it under its new digest, and run this again.",
    ];
    expect(next(run, { images, rolledBackServices: ["api"] })).toEqual([
      ...back,
      "Images as production takes them, once they proved themselves here:",
      "  services.web.image: shop/web@sha256:2",
    ]);
    const onlyApi = { log: { steps: [built("api")] } };
    expect(next(onlyApi, { images, rolledBackServices: ["api"] })).toEqual(back);
  });

  it("name the services that wait for another stack to run their image, apart from those that wait for secrets", () => {
    const outputs = {
      stoppedServices: ["api", "web"],
      heldServices: ["api", "web"],
      unprovenServices: ["web"],
    };
    const waiting = [
      "At 0 tasks until their images ran in the stack that promotion.from names: web.",
      "Bring that stack up with these digests, then run this again.",
    ];
    expect(next(runOf(), outputs)).toEqual(waiting);
    expect(next(runOf(), { ...outputs, emptySecrets: ["SLACK"] }).slice(0, 3)).toEqual([
      ...waiting,
      "At 0 tasks until their secrets are filled: api.",
    ]);
  });

  it("name the secrets that nobody filled and the services that wait for them", () => {
    const outputs = {
      emptySecrets: ["SLACK"],
      stoppedServices: ["api"],
      heldServices: ["api", "web"],
    };
    expect(next(runOf(), outputs)).toEqual([
      "At 0 tasks until their secrets are filled: api.",
      "On their earlier revision until then: web.",
      "No value yet, so that what needs them does nothing; fill each and run this again:",
      "  npx slipway secrets set SLACK --stack staging < file",
    ]);
  });

  it("name the images that were built, and who else may pull them", () => {
    const built = {
      log: {
        steps: runOf(["create", "docker:index/registryImage:RegistryImage"]).log.steps.map((step) => ({
          ...step,
          name: "images-api-content-1",
        })),
      },
    };
    const said = (readerAccountIds: readonly string[]) =>
      next(
        built,
        { images: { api: "r/api@sha256:1", web: "r/web@sha256:1" } },
        { ownership: "owner", readerAccountIds },
      );
    const named = [
      "Images as production takes them, once they proved themselves here:",
      "  services.api.image: r/api@sha256:1",
    ];
    expect(said([])).toEqual([
      ...named,
      "No other account may pull them. Where production has one of its own, write into this stack's file and run this again:",
      '  registry: { ownership: owner, readerAccountIds: ["<production\'s account>"] }',
    ]);
    expect(said(["222222222222"])).toEqual([
      ...named,
      "Accounts that may pull them beside this one: 222222222222.",
    ]);
  });
});
