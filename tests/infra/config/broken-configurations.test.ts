import { describe, expect, it } from "@jest/globals";
import { admin } from "./broken/admin.ts";
import { alerts } from "./broken/alerts.ts";
import { backup } from "./broken/backup.ts";
import { build } from "./broken/build.ts";
import { calls } from "./broken/calls.ts";
import { computes } from "./broken/compute.ts";
import { data } from "./broken/data.ts";
import { governance } from "./broken/governance.ts";
import { ingress } from "./broken/ingress.ts";
import { internalTools } from "./broken/internal-tools.ts";
import { like } from "./broken/like.ts";
import { mongodb } from "./broken/mongodb.ts";
import { observability } from "./broken/observability.ts";
import { places } from "./broken/places.ts";
import { promotion } from "./broken/promotion.ts";
import { secretStore } from "./broken/secret-store.ts";
import { secrets } from "./broken/secrets.ts";
import { services } from "./broken/services.ts";
import { shapes } from "./broken/shapes.ts";
import { traffic } from "./broken/traffic.ts";
import { wholes } from "./broken/wholes.ts";
import { words } from "./broken/words.ts";
import { messagesFor } from "./edited-stacks.ts";

const BROKEN = [
  ...shapes,
  ...places,
  ...services,
  ...calls,
  ...build,
  ...promotion,
  ...ingress,
  ...computes,
  ...internalTools,
  ...words,
  ...secretStore,
  ...data,
  ...mongodb,
  ...backup,
  ...secrets,
  ...admin,
  ...governance,
  ...observability,
  ...alerts,
  ...traffic,
  ...like,
  ...wholes,
];

/** Stands in every secret of the table; no message may hold it. */
const SECRET = /s3cr3t|987654321|AKIAABCD|AAABACsHfw/;

/** A line's number, which moves with every edit of the reference file; check.test.ts looks at lines. */
const LINE = /(?<=^Pulumi\.\w+\.yaml):\d+/;
const LINE_INSIDE = /(?<=\bline )\d+/g;

describe("a broken configuration", () => {
  it.each(BROKEN)("is refused for $mistake", ({ edits, messages }) => {
    const found = messagesFor(edits).map((message) => message.replace(LINE, "").replace(LINE_INSIDE, "N"));
    expect(found).toEqual(messages);
    expect(found.join("\n")).not.toMatch(SECRET);
  });

  it("is told apart from the reference files, which are right", () => {
    expect(messagesFor([["# Production of", "# The production of"]])).toEqual([]);
  });
});
