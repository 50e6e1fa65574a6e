import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { matchesEvent, patternProblem } from "../../../../rehearsal/services/aws/event-pattern.ts";

const EVENT = {
  source: "aws.ecs",
  "detail-type": "ECS Deployment State Change",
  resources: ["arn:aws:ecs:eu-west-1:1:service/shop/api", "arn:other"],
  detail: {
    eventName: "SERVICE_DEPLOYMENT_FAILED",
    attempts: 3,
    reason: null,
    none: [],
    address: "10.1.2.3",
    tasks: [
      { id: "a", ok: false },
      { id: "b", ok: true },
    ],
  },
};

describe("patternProblem", () => {
  it.each([
    '{"source":["aws.ecs"]}',
    '{"resources":[{"prefix":"arn:"}],"detail":{"eventName":["A","B"]}}',
    '{"detail":{"reason":[{"exists":false}],"attempts":[3,null]}}',
    '{"$or":[{"source":["a"]},{"detail":{"x":["b"]}}]}',
  ])("finds nothing wrong with %s", (pattern) => {
    expect(patternProblem(pattern)).toBeUndefined();
  });

  it.each([
    ["{", "Event pattern is not valid JSON"],
    ["[]", "Event pattern must be an object with keys"],
    ["{}", "Event pattern must be an object with keys"],
    ["null", "Event pattern must be an object with keys"],
    [
      '{"detailType":["x"]}',
      'no event has "detailType"; events have source, detail-type, detail, account, region, resources, id, time, version, replay-name, $or',
    ],
    ['{"source":"aws.ecs"}', '"source" must be an object or a non-empty list'],
    ['{"source":[]}', '"source" must be an object or a non-empty list'],
    ['{"detail":{"a":{"b":1}}}', '"detail.a.b" must be an object or a non-empty list'],
    [
      '{"detail":{"a":["x",{"begins":"y"}]}}',
      '"detail.a" compares by one of prefix, suffix, anything-but, numeric, cidr, exists, equals-ignore-case, wildcard; got begins',
    ],
    [
      '{"detail":{"severity":[{"numeric":["=>","seven"]}]}}',
      '"detail.severity" compares by numeric, which takes ["=", 3], [">", 0] or [">", 0, "<=", 5], numbers from -5000000000 to 5000000000; got ["=>","seven"]',
    ],
    ['{"source":[["a"]]}', '"source" must be a list of values; got a list in it'],
    ['{"detail":{}}', '"detail" must have keys'],
    ['{"$or":[{"source":["a"]}]}', '"$or" must be a list of at least two objects'],
    ['{"detail":{"$or":[{"a":["b"]},"c"]}}', '"detail.$or" must be a list of at least two objects'],
    ['{"$or":[{"source":["a"]},{}]}', '"$or" must have keys in each object'],
    ['{"$or":[{"source":["a"]},{"source":"b"}]}', '"source" must be an object or a non-empty list'],
    ['{"detail":{"$or":[{"a":["b"]},{"numeric":[">",3]}]}}', '"detail.numeric" is a comparison, not a field'],
  ])("refuses %s", (pattern, problem) => {
    expect(patternProblem(pattern)).toBe(problem);
  });

  it("answers for any text", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(["string", "undefined"]).toContain(typeof patternProblem(text));
      }),
    );
  });
});

describe("matchesEvent", () => {
  it.each<[string, object, boolean]>([
    ["one of several values", { source: ["aws.rds", "aws.ecs"] }, true],
    ["another value", { source: ["aws.rds"] }, false],
    ["values and a part of the detail", { source: ["aws.ecs"], detail: { attempts: [3] } }, true],
    ["a number that stands as text", { detail: { attempts: ["3"] } }, false],
    ["nothing there", { detail: { reason: [null] } }, true],
    ["one element of a list", { resources: ["arn:other"] }, true],
    ["the beginning of one element", { resources: [{ prefix: "arn:aws:ecs:" }] }, true],
    ["the beginning of none", { resources: [{ prefix: "ecs:" }] }, false],
    ["an end", { resources: [{ suffix: "/api" }] }, true],
    ["letters in either case", { source: [{ "equals-ignore-case": "AWS.ECS" }] }, true],
    ["a star", { detail: { eventName: [{ wildcard: "SERVICE_*_FAILED" }] } }, true],
    ["a star that takes no dot for any letter", { source: [{ wildcard: "aws?ecs" }] }, false],
    ["a value that is there", { detail: { eventName: [{ exists: true }] } }, true],
    ["a value that is not there", { detail: { taskArn: [{ exists: false }] } }, true],
    ["a value that is there, where none should", { source: [{ exists: false }] }, false],
    ["anything but one", { source: [{ "anything-but": "aws.rds" }] }, true],
    ["anything but this one", { source: [{ "anything-but": ["aws.rds", "aws.ecs"] }] }, false],
    ["anything but a beginning", { source: [{ "anything-but": { prefix: "aws." } }] }, false],
    ["anything but one, where nothing is there", { detail: { taskArn: [{ "anything-but": "a" }] } }, false],
    ["one of two patterns", { $or: [{ source: ["aws.rds"] }, { detail: { attempts: [3] } }] }, true],
    ["neither of two patterns", { $or: [{ source: ["aws.rds"] }, { detail: { attempts: [4] } }] }, false],
    ["a part that the event has not", { detail: { task: { group: ["a"] } } }, false],
    ["nothing in a part that the event has not", { detail: { task: { group: [{ exists: false }] } } }, true],
    ["an object, which is no value", { detail: [{ exists: true }] }, false],
    ["an object where no value should be", { detail: [{ exists: false }] }, true],
    ["a list without values", { detail: { none: [{ exists: false }] } }, true],
    ["a number above another", { detail: { attempts: [{ numeric: [">", 2] }] } }, true],
    ["a number above itself", { detail: { attempts: [{ numeric: [">", 3] }] } }, false],
    ["a number in a range or a value", { detail: { attempts: ["x", { numeric: [">=", 3, "<", 4] }] } }, true],
    ["an address in a range", { detail: { address: [{ cidr: "10.0.0.0/8" }] } }, true],
    ["one of several objects", { detail: { tasks: { id: ["b"], ok: [true] } } }, true],
    ["fields of two objects", { detail: { tasks: { id: ["a"], ok: [true] } } }, false],
    ["one of two fields inside", { detail: { $or: [{ attempts: [4] }, { reason: [null] }] } }, true],
  ])("sees %s", (_, pattern, expected) => {
    expect(matchesEvent(pattern, EVENT)).toBe(expected);
  });

  it("matches no event that is none", () => {
    expect(matchesEvent({ source: ["a"] }, "a")).toBe(false);
    expect(matchesEvent(undefined, EVENT)).toBe(false);
  });

  it("means every event from which its own values were taken", () => {
    const value = fc.oneof(fc.string(), fc.integer(), fc.boolean());
    const event = fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), value, { minKeys: 1 });
    fc.assert(
      fc.property(event, (found) => {
        const pattern = Object.fromEntries(Object.entries(found).map(([key, one]) => [key, [one]]));
        expect(matchesEvent(pattern, found)).toBe(true);
        expect(matchesEvent({ ...pattern, Missing: ["x"] }, found)).toBe(false);
      }),
    );
  });
});
