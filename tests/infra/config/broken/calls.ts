import type { Broken } from "../edited-stacks.ts";

/** An edit that lets `web` call others. */
const webCalls = (calls: string) => ["      web:\n", `      web:\n        calls: { ${calls} }\n`] as const;
const apiCalls = (calls: string) => ["      api:\n", `      api:\n        calls: { ${calls} }\n`] as const;

/** Ways between services. */
export const calls: readonly Broken[] = [
  {
    mistake: "a call of a service that the stack does not have",
    edits: [webCalls("API_URL: apj")],
    messages: [
      'Pulumi.production.yaml services.web.calls.API_URL: the name of a service of the stack; got "apj". Write API_URL: api.',
    ],
  },
  {
    mistake: "a call of a service that nothing known is near to",
    edits: [webCalls("SEARCH_URL: search-engine")],
    messages: [
      'Pulumi.production.yaml services.web.calls.SEARCH_URL: the name of a service of the stack; got "search-engine". Add the service, or remove this.',
    ],
  },
  {
    mistake: "an address in place of a called service's name",
    edits: [webCalls('API_URL: "http://api:3000"')],
    messages: [
      'Pulumi.production.yaml services.web.calls.API_URL: the name of a service; got "http://api:3000". Write it like API_URL: catalog.',
    ],
  },
  {
    mistake: "a service that calls itself",
    edits: [webCalls("SELF_URL: web")],
    messages: [
      'Pulumi.production.yaml services.web.calls.SELF_URL: another service than the caller; got "web". Remove it: within a task its containers speak over 127.0.0.1.',
    ],
  },
  {
    mistake: "services that call one another in a circle",
    edits: [apiCalls("WEB_URL: web"), webCalls("API_URL: api")],
    messages: [
      "Pulumi.production.yaml services.api.calls.WEB_URL: services that call one another in one direction, since each starts after those that it calls; got a circle, api → web → api. Remove one of its ways, or let the two share a queue or a store.",
    ],
  },
  {
    mistake: "a call whose variable the service sets already",
    edits: [apiCalls("NODE_ENV: web")],
    messages: [
      "Pulumi.production.yaml services.api.calls.NODE_ENV: a variable that services.api.environment does not set too; got two values. Remove one of them.",
    ],
  },
];
