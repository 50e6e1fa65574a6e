import { describe, expect, it } from "@jest/globals";
import { guardduty } from "../../../../rehearsal/services/aws/guardduty.ts";
import { MemoryCloud } from "../../memory-cloud.ts";

const DETECTOR = "aws:guardduty/detector:Detector";
const FEATURE = "aws:guardduty/detectorFeature:DetectorFeature";
const fresh = (): MemoryCloud => new MemoryCloud([guardduty]);

describe("a detector", () => {
  it("stands once in a region, and once more in another", () => {
    const cloud = fresh();
    expect(cloud.make(DETECTOR, { enable: true }).outputs).toMatchObject({
      findingPublishingFrequency: "SIX_HOURS",
    });
    expect(() => cloud.make(DETECTOR, {})).toThrow("a detector already exists for the current account");
    cloud.as({ region: "eu-west-1" });
    expect(cloud.make(DETECTOR, {}).outputs.arn).toMatch(
      /^arn:aws:guardduty:eu-west-1:111122223333:detector\/[0-9a-f]{32}$/,
    );
  });

  it("is refused a frequency that GuardDuty does not know", () => {
    expect(fresh().failures(DETECTOR, { findingPublishingFrequency: "DAILY" }).join()).toContain(
      "FIFTEEN_MINUTES",
    );
  });
});

describe("a detector's feature", () => {
  it("belongs to a detector of its region", () => {
    const cloud = fresh();
    const detector = cloud.make(DETECTOR, {});
    const feature = { detectorId: detector.id, name: "S3_DATA_EVENTS", status: "ENABLED" };
    expect(cloud.make(FEATURE, feature).id).toBe(`${detector.id}/S3_DATA_EVENTS`);
    cloud.as({ region: "eu-west-1" });
    expect(() => cloud.make(FEATURE, feature)).toThrow("BadRequestException");
  });

  it("is refused beside the one that it excludes", () => {
    const cloud = fresh();
    const { id } = cloud.make(DETECTOR, {});
    cloud.make(FEATURE, { detectorId: id, name: "RUNTIME_MONITORING", status: "ENABLED" });
    expect(() =>
      cloud.make(FEATURE, { detectorId: id, name: "EKS_RUNTIME_MONITORING", status: "ENABLED" }),
    ).toThrow("exclude one another");
  });

  it.each([
    [{ name: "MAIL", status: "ENABLED" }, "name"],
    [{ name: "S3_DATA_EVENTS", status: "ON" }, "status"],
    [
      { name: "S3_DATA_EVENTS", status: "ENABLED", additionalConfigurations: [{ name: "X" }] },
      "additionalConfigurations",
    ],
  ])("is refused %j", (inputs, property) => {
    expect(fresh().failures(FEATURE, inputs).join()).toContain(property);
  });
});
