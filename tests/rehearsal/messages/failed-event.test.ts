import { describe, expect, it } from "@jest/globals";
import { failedEvent } from "../../../rehearsal/messages/failed-event.ts";
import { TOKEN } from "../../../rehearsal/services/aws/tokens.ts";
import { config, encrypt, publish, standing, TOPIC } from "../services/aws/function-fixture.ts";

describe("failedEvent", () => {
  it("says who gets what a function failed at, and that nobody does", () => {
    const { cloud } = standing(publish, encrypt);
    const told = () =>
      cloud.ask((view) => {
        const target = view.get(TOKEN.function, "notify");
        return target === undefined ? "" : failedEvent(view, target);
      });
    expect(told()).toBe("the event is lost");
    cloud.make(TOKEN.functionEventInvokeConfig, config);
    expect(told()).toBe(`the event goes to ${TOPIC}, to which nobody listens`);
    cloud.put(TOKEN.topicSubscription, "s", { topic: TOPIC, protocol: "email", endpoint: "a@b.example" });
    expect(told()).toBe("the event goes by email to a@b.example");
  });
});
