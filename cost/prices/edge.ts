import { ORIGINS } from "../origins.ts";
import { ANYWHERE, type Price, pricesOf } from "../price.ts";

/** Plans and add-ons of Cloudflare, which knows no regions. A plan is priced as billed monthly. */
export const edgePrices: readonly Price[] = [
  ...pricesOf(ORIGINS.cloudflarePlans, ANYWHERE, [
    ["Cloudflare plan", "free", "zone-month", 0],
    ["Cloudflare plan", "pro", "zone-month", 25],
    ["Cloudflare plan", "business", "zone-month", 250],
  ]),
  ...pricesOf(ORIGINS.cloudflareWorkers, ANYWHERE, [
    ["Cloudflare Workers", "free plan", "account-month", 0],
    ["Cloudflare Workers", "paid plan", "account-month", 5],
  ]),
  ...pricesOf(ORIGINS.cloudflareBalancing, ANYWHERE, [["Cloudflare Load Balancing", "minimum", "month", 5]]),
  ...pricesOf(ORIGINS.cloudflareAdvanced, ANYWHERE, [
    ["Cloudflare Advanced Certificate Manager", "zone", "zone-month", 10],
  ]),
  ...pricesOf(ORIGINS.cloudflareArgo, ANYWHERE, [["Cloudflare Argo", "base", "domain-month", 5]]),
  ...pricesOf(ORIGINS.cloudflareForSaas, ANYWHERE, [
    ["Cloudflare for SaaS", "custom hostname", "hostname-month", 0.1],
  ]),
];
