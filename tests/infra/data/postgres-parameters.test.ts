import { describe, expect, it } from "@jest/globals";
import { postgresParameters } from "../../../infra/data/postgres-parameters.ts";

describe("postgresParameters", () => {
  const byName = new Map(
    postgresParameters({ slowQueryMilliseconds: 250 }).map((parameter) => [parameter.name, parameter]),
  );

  it("refuses connections without TLS 1.2 or above", () => {
    expect(byName.get("rds.force_ssl")?.value).toBe("1");
    expect(byName.get("ssl_min_protocol_version")?.value).toBe("TLSv1.2");
  });

  it("logs the statements that are slower than the settings say", () => {
    expect(byName.get("log_min_duration_statement")?.value).toBe("250");
  });

  it("logs no statement for its kind, since passwords of new roles would stand in it", () => {
    expect(byName.get("log_statement")?.value).toBe("none");
  });

  it("names each parameter once and needs no restart for any", () => {
    const parameters = postgresParameters({ slowQueryMilliseconds: 250 });
    expect(byName.size).toBe(parameters.length);
    expect(new Set(parameters.map((parameter) => parameter.applyMethod))).toEqual(new Set(["immediate"]));
  });
});
