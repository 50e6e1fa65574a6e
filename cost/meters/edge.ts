import { inputsOf } from "../../policies/reader.ts";
import { each, type Meters } from "../meter.ts";
import { ANYWHERE } from "../price.ts";

/** Cloudflare's add-ons; the zone's plan is no resource. */
export const edgeMeters: Meters = {
  "cloudflare:index/certificatePack:CertificatePack": () => [
    anywhere("Cloudflare Advanced Certificate Manager", "zone", "zone-month"),
  ],
  "cloudflare:index/argoSmartRouting:ArgoSmartRouting": () => [
    anywhere("Cloudflare Argo", "base", "domain-month"),
  ],
  "cloudflare:index/loadBalancer:LoadBalancer": () => [
    anywhere("Cloudflare Load Balancing", "minimum", "month"),
  ],
  "cloudflare:index/healthcheck:Healthcheck": () => [anywhere("Cloudflare health check", "check", "month")],
  "cloudflare:index/logpushJob:LogpushJob": () => [anywhere("Cloudflare Logpush", "job", "month")],
  // The plan is the account's, and no resource; the component that makes the script says which one.
  "cloudflare:index/workersScript:WorkersScript": (_, { index, view }) => {
    const owner = index.byUrn.get(view.parent ?? "");
    const plan = owner === undefined ? undefined : inputsOf(owner).text("workersPlan");
    return [anywhere("Cloudflare Workers", plan === undefined ? "plan" : `${plan} plan`, "account-month")];
  },
  "cloudflare:index/customHostname:CustomHostname": () => [
    anywhere("Cloudflare for SaaS", "custom hostname", "hostname-month"),
  ],
  "cloudflare:index/zeroTrustTunnelCloudflared:ZeroTrustTunnelCloudflared": () => [
    anywhere("Cloudflare Tunnel", "tunnel", "month"),
  ],
  "cloudflare:index/zeroTrustAccessApplication:ZeroTrustAccessApplication": (_, at) => {
    const [first] = at.index.ofType(at.view.type);
    if (first !== at.view) return []; // people are counted once, however many applications they open
    return [{ ...anywhere("Cloudflare Zero Trust", "user", "user-month"), quantity: at.assume("staff") }];
  },
};

function anywhere(item: string, dimension: string, unit: string) {
  return { ...each(item, dimension, unit), region: ANYWHERE };
}
