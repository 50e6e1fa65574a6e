import type { Settings } from "../../infra/config/settings.ts";
import type { Clouds } from "./clouds.ts";
import type { Verdict } from "./judge.ts";
import { senderCountries } from "./sender-countries.ts";

/** What a new account may spend on text messages in a month, in USD, until support raises it (SNS developer guide, "Requesting increases to your monthly SMS spending quota", from memory, 2026-11). */
const FIRST_SPEND_USD = 1;

/** Whether alerts reach people: mails wait for a click, text messages for what AWS asks of their sender. */
export function messageChecks(
  { notify }: Settings,
  clouds: Clouds,
): readonly (readonly [subject: string, check: () => Promise<Verdict>])[] {
  const { emails, sms } = notify;
  return [
    ...(emails.length === 0 ? [] : [["alert mails", async () => mails(emails, clouds)] as const]),
    ...(sms.length === 0
      ? []
      : ([
          ["text messages", async () => sandbox(sms, clouds)],
          ["text messages' budget", async () => spend(await clouds.smsSpendUsd())],
        ] as const)),
    ...(senderCountries(sms).length === 0
      ? []
      : [["text messages' sender", async () => sender(sms)] as const]),
  ];
}

/** SNS delivers to an address only after its owner has followed the link in the mail that the subscription sends. */
async function mails(emails: readonly string[], clouds: Clouds): Promise<Verdict> {
  const expected = "every address confirmed";
  const subscriptions = await clouds.mailSubscriptions();
  const open = emails.filter((email) => {
    const own = subscriptions.filter(({ address }) => address === email);
    return own.length === 0 || own.some(({ confirmed }) => !confirmed);
  });
  if (open.length === 0) return { state: "ok", expected, found: `${emails.length} confirmed`, next: "" };
  const none = subscriptions.length === 0;
  return {
    state: "person",
    expected,
    found: none ? "no subscription yet" : `${open.length} of ${emails.length} not confirmed`,
    next: `${none ? "After the first up, follow" : "Follow"} the link in each mail to ${open.join(" and ")}; until then no alert arrives`,
  };
}

/** An account in the sandbox sends to verified numbers only; the others' alerts end nowhere. */
async function sandbox(numbers: readonly string[], clouds: Clouds): Promise<Verdict> {
  const expected = "out of the SMS sandbox, or every number verified";
  if (!(await clouds.inSmsSandbox())) return { state: "ok", expected, found: "out", next: "" };
  const verified = await clouds.verifiedNumbers();
  const left = numbers.filter((number) => !verified.includes(number));
  if (left.length === 0)
    return { state: "ok", expected, found: `in the sandbox, ${numbers.length} verified`, next: "" };
  return {
    state: "person",
    expected,
    found: `${left.length} of ${numbers.length} not verified`,
    next: `Verify ${left.join(" and ")} in SNS, Text messaging, or ask there for the exit`,
  };
}

/** Where nobody set a limit the account's quota holds, which no answer names: a new account's is 1 USD. */
function spend(limitUsd: number | undefined): Verdict {
  const expected = `more than ${FIRST_SPEND_USD} USD a month`;
  if (limitUsd !== undefined && limitUsd > FIRST_SPEND_USD)
    return { state: "ok", expected, found: `${limitUsd} USD`, next: "" };
  return {
    state: "person",
    expected,
    found: limitUsd === undefined ? "no limit of its own: the account's quota" : `${limitUsd} USD`,
    next: "Ask AWS support for a higher SMS spending quota, then raise the limit in SNS, Text messaging; past it no message is sent",
  };
}

function sender(numbers: readonly string[]): Verdict {
  return {
    state: "person",
    expected: "a sender that those countries take",
    found: `numbers in ${senderCountries(numbers).join(", ")}`,
    next: "Register the sender in AWS End User Messaging SMS, Registrations; it takes days to weeks",
  };
}
