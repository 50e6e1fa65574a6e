import { describe, expect, it } from "@jest/globals";
import { alarmText } from "../../../infra/observability/alarm-text.ts";
import { cacheSigns } from "../../../infra/observability/cache-signs.ts";

describe("cacheSigns", () => {
  it("watch the engine's CPU, the memory and the dropped keys of each node by its number", () => {
    const [cpu, memory, evictions, ...others] = cacheSigns("shop-cache-002", 2);
    const dimensions = { CacheClusterId: "shop-cache-002" };
    const namespace = "AWS/ElastiCache";
    expect(cpu).toMatchObject({
      name: "cache-2-cpu",
      what: "CPU of the engine on cache node 2 has been above 80 % for 15 minutes",
      watch: { namespace, name: "EngineCPUUtilization", statistic: "Average", dimensions },
      ...{ comparison: "GreaterThanThreshold", threshold: 80, periodSeconds: 300, periods: 3 },
      silence: "missing",
    });
    expect(memory).toMatchObject({
      name: "cache-2-memory",
      watch: { namespace, name: "DatabaseMemoryUsagePercentage", statistic: "Average", dimensions },
      ...{ comparison: "GreaterThanThreshold", threshold: 80, periodSeconds: 300, periods: 3 },
    });
    expect(evictions).toMatchObject({
      name: "cache-2-evictions",
      what: "Cache node 2 has dropped more than 100 keys in 5 minutes for want of memory",
      watch: { namespace, name: "Evictions", statistic: "Sum", dimensions },
      ...{ comparison: "GreaterThanThreshold", threshold: 100, periodSeconds: 300, periods: 1 },
      silence: "notBreaching",
    });
    expect(others).toEqual([]);
  });

  it("wake nobody, and fit an alarm's text", () => {
    for (const sign of cacheSigns("n", 1)) {
      expect(sign.severity).toBe("warning");
      expect(alarmText(sign)).toContain("First: ");
    }
  });
});
