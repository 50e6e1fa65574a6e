import { describe, expect, it } from "@jest/globals";
import { errorXml, resultXml } from "../../../rehearsal/api/query-xml.ts";
import { CloudError } from "../../../rehearsal/cloud/cloud-error.ts";

const operation = { action: "ListThings", version: "2014-10-31" };

describe("resultXml", () => {
  it("repeats the element of a list, leaves out what is absent, and escapes texts", () => {
    const xml = resultXml(operation, {
      Things: { Thing: [{ Name: "a<b>&c" }, { Name: "d", Old: false }] },
      Marker: undefined,
    });
    expect(xml).toContain(
      "<ListThingsResult><Things><Thing><Name>a&lt;b&gt;&amp;c</Name></Thing><Thing><Name>d</Name><Old>false</Old></Thing></Things></ListThingsResult>",
    );
    expect(xml).toMatch(/^<ListThingsResponse xmlns="http:\/\/rds\.amazonaws\.com\/doc\/2014-10-31\/">/);
  });
});

describe("errorXml", () => {
  it.each([
    ["AccessDenied", 403],
    ["DBSnapshotNotFound", 404],
    ["InvalidParameterValue", 400],
  ])("gives %s the status %d, and its message without the code", (code, status) => {
    const found = errorXml(new CloudError(code, "no < yes"));
    expect(found.status).toBe(status);
    expect(found.body).toContain(`<Type>Sender</Type><Code>${code}</Code><Message>no &lt; yes</Message>`);
  });

  it("calls a fault of the rehearsal its own", () => {
    expect(errorXml(new TypeError("broken"))).toMatchObject({
      status: 500,
      body: expect.stringContaining("<Type>Receiver</Type><Code>InternalFailure</Code>"),
    });
  });
});
