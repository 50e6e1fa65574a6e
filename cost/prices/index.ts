import type { Price } from "../price.ts";
import { computePrices } from "./compute.ts";
import { dataPrices } from "./data.ts";
import { edgePrices } from "./edge.ts";
import { networkPrices } from "./network.ts";
import { observabilityPrices } from "./observability.ts";
import { securityPrices } from "./security.ts";
import { storagePrices } from "./storage.ts";

/** Every price that somebody found. What is not here is a gap, never 0. */
export const prices: readonly Price[] = [
  ...computePrices,
  ...dataPrices,
  ...edgePrices,
  ...networkPrices,
  ...observabilityPrices,
  ...securityPrices,
  ...storagePrices,
];
