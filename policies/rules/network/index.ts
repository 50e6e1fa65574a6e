import type { Rule } from "../../rule.ts";
import { accessListNamesAddresses } from "./access-list-names-addresses.ts";
import { cacheAdmitsServicesOnly } from "./cache-admits-services-only.ts";
import { dataSubnetsAreIsolated } from "./data-subnets-are-isolated.ts";
import { databaseAdmitsServicesOnly } from "./database-admits-services-only.ts";
import { databaseIsNotPublic } from "./database-is-not-public.ts";
import { defaultGroupIsEmpty } from "./default-group-is-empty.ts";
import { documentStoreAdmitsServicesOnly } from "./document-store-admits-services-only.ts";
import { documentStoreHasAWayIn } from "./document-store-has-a-way-in.ts";
import { documentStoreIsNotPublic } from "./document-store-is-not-public.ts";
import { instanceAdmitsNobody } from "./instance-admits-nobody.ts";
import { internalToolsStandBehindLogin } from "./internal-tools-stand-behind-login.ts";
import { internetReachesWebPortsOnly } from "./internet-reaches-web-ports-only.ts";
import { networkLogsItsFlows } from "./network-logs-its-flows.ts";
import { originAdmitsEdgeOnly } from "./origin-admits-edge-only.ts";
import { serviceAdmitsGroupsOnly } from "./service-admits-groups-only.ts";
import { servicesAdmitDeclaredCallers } from "./services-admit-declared-callers.ts";
import { taskOpensNoHostPort } from "./task-opens-no-host-port.ts";
import { tasksHaveNoPublicAddress } from "./tasks-have-no-public-address.ts";

/** The rules of this folder, by checklist row. */
export const NETWORK_RULES: readonly Rule[] = [
  databaseAdmitsServicesOnly, // NET-01
  documentStoreAdmitsServicesOnly, // NET-01
  cacheAdmitsServicesOnly, // NET-02
  internetReachesWebPortsOnly, // NET-03
  originAdmitsEdgeOnly, // NET-03
  serviceAdmitsGroupsOnly, // NET-03
  instanceAdmitsNobody, // NET-03
  taskOpensNoHostPort, // NET-03
  dataSubnetsAreIsolated, // NET-04
  databaseIsNotPublic, // NET-04
  documentStoreIsNotPublic, // NET-04
  tasksHaveNoPublicAddress, // NET-04
  networkLogsItsFlows, // NET-05
  internalToolsStandBehindLogin, // NET-07
  servicesAdmitDeclaredCallers, // NET-08
  accessListNamesAddresses, // NET-06
  documentStoreHasAWayIn, // NET-06
  defaultGroupIsEmpty, // NET-09
];
