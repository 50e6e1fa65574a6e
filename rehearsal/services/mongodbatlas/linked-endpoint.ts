import type { Behaviour } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { TOKEN } from "../aws/tokens.ts";
import { providerFailures } from "./private-link.ts";
import { encodedId, ofProject, requireProject } from "./project-of.ts";
import { ATLAS } from "./tokens.ts";

/** The two ends of a private way, while both exist. */
export interface Link {
  readonly service: Entity;
  readonly endpoint: Entity;
}

/** Links both ends: Atlas accepts the interface endpoint, and the project's clusters of that region get private addresses. */
export const linkedEndpoint: Behaviour = {
  token: ATLAS.linkedEndpoint,
  check: providerFailures,

  create(inputs, cloud) {
    const project = requireProject(inputs, cloud);
    const link = ofProject(ATLAS.privateLink, project.id, cloud).find(
      (one) => one.outputs.privateLinkId === inputs.privateLinkId,
    );
    if (link === undefined)
      throw new CloudError(
        "PRIVATE_ENDPOINT_SERVICE_NOT_FOUND",
        `No private endpoint service ${String(inputs.privateLinkId)} exists in group ${project.id}.`,
      );
    const endpoint = endpointOf(inputs.endpointServiceId, link, cloud);
    if (endpoint === undefined)
      throw new CloudError(
        "INTERFACE_ENDPOINT_NOT_FOUND",
        `No interface endpoint ${String(inputs.endpointServiceId)} asks for ${String(link.outputs.endpointServiceName)}.`,
      );
    const twin = cloud
      .list(ATLAS.linkedEndpoint)
      .some((one) => one.inputs.endpointServiceId === inputs.endpointServiceId);
    if (twin)
      throw new CloudError(
        "INTERFACE_ENDPOINT_ALREADY_EXISTS",
        `The endpoint ${endpoint.id} is linked already.`,
      );
    return {
      id: encodedId({
        endpoint_service_id: endpoint.id,
        private_link_id: String(inputs.privateLinkId),
        project_id: project.id,
        provider_name: "AWS",
      }),
      outputs: {
        awsConnectionStatus: "AVAILABLE",
        azureStatus: "",
        deleteRequested: false,
        endpointGroupName: "",
        errorMessage: "",
        gcpEndpointStatus: "",
        gcpStatus: "",
        interfaceEndpointId: endpoint.id,
        portMappingEnabled: false,
        privateEndpointConnectionName: "",
        privateEndpointIpAddress: "",
        privateEndpointResourceId: "",
      },
    };
  },

  read: (entity, cloud) => ({
    awsConnectionStatus: linksOf(String(entity.inputs.projectId), cloud).some(
      (one) => one.endpoint.id === entity.inputs.endpointServiceId,
    )
      ? "AVAILABLE"
      : "REJECTED",
  }),
};

/** The links of a project whose two ends stand. */
export function linksOf(projectId: string, cloud: Cloud): readonly Link[] {
  const ofIt = (token: string): readonly Entity[] =>
    cloud.world.everywhere(token).filter((one) => one.inputs.projectId === projectId);
  return ofIt(ATLAS.linkedEndpoint).flatMap((linked) => {
    const service = ofIt(ATLAS.privateLink).find(
      (one) => one.outputs.privateLinkId === linked.inputs.privateLinkId,
    );
    const endpoint =
      service === undefined ? undefined : endpointOf(linked.inputs.endpointServiceId, service, cloud);
    return service === undefined || endpoint === undefined ? [] : [{ service, endpoint }];
  });
}

function endpointOf(id: unknown, link: Entity, cloud: Cloud): Entity | undefined {
  return cloud.world
    .everywhere(TOKEN.vpcEndpoint)
    .find((one) => one.id === id && one.inputs.serviceName === link.outputs.endpointServiceName);
}
