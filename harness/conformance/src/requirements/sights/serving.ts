import { SERVING_PORT } from "@byoa/contract";
import type { EndpointObservation, Exchange } from "@byoa/platform";
import type { SoakObservation } from "../../experiments/serving/serve-many-requests.ts";
import type { LoadObservation } from "../../experiments/serving/serve-under-load.ts";
import type { ServingObservation } from "../../experiments/serving/serving-observation.ts";
import type { Sight } from "../../requirement/sight.ts";
import { exchangeNamed, exchangesNamed, isOk, pingsOf } from "../serving/exchanges.ts";

interface Served {
  readonly served: ServingObservation;
}

const isReady = ({ readiness }: Pick<EndpointObservation, "readiness">): boolean => readiness.readyAtMs !== undefined;
const isAnswered = ({ response }: Exchange): boolean => response !== undefined;

/** The server is there: it answers, listens, logs. */
export const serverAtWork: Sight<Served> = {
  what: "a server that listens, answers or logs",
  shows: ({ served }) => isReady(served) || listens(served) || served.log.some(({ text }) => text.trim() !== ""),
};

/** Something listens or answers on the port. */
export const portIsOpen: Sight<Served> = {
  what: `something that listens on port ${SERVING_PORT}`,
  shows: ({ served }) => isReady(served) || listens(served),
};

function listens({ readiness }: ServingObservation): boolean {
  return (
    readiness.firstConnectAtMs !== undefined ||
    readiness.sockets.some(({ port }) => port === SERVING_PORT) ||
    readiness.answers.some(({ status, error }) => status !== undefined || error === "timeout" || error === "not-http")
  );
}

/** `/ping` was answered over HTTP. */
export const pingAnswer: Sight<Served> = {
  what: "an HTTP response of /ping",
  toldBy: "HOST-PING-06",
  shows: ({ served }) => isReady(served) || served.readiness.answers.some(({ status }) => status !== undefined),
};

/** It became ready, and was pinged again afterwards. */
export const steadyPing: Sight<Served> = {
  what: "a 200 of /ping after the first one",
  toldBy: "HOST-PING-06",
  shows: ({ served }) => isReady(served) && pingsOf(served).some(isOk),
};

/** Every sample request has a response. */
export const sampleResponses: Sight<Served> = {
  what: "a response to each sample request",
  toldBy: "INV-OK-01",
  shows({ served }) {
    const samples = exchangesNamed(served, "sample: ");
    return samples.length > 0 && samples.every(isAnswered);
  },
};

/** A sample request was answered with 200. */
export const samplePrediction: Sight<Served> = {
  what: "a sample request answered with 200",
  toldBy: "INV-OK-01",
  shows: ({ served }) => exchangesNamed(served, "sample: ").some(isOk),
};

/** One of the requests whose names begin so has a response. */
export function responseTo(what: string, ...names: readonly string[]): Sight<Served> {
  return {
    what: `a response to ${what}`,
    toldBy: "INV-OK-01",
    shows: ({ served }) => names.some((name) => exchangesNamed(served, name).some(isAnswered)),
  };
}

/** The same of requests that are sent to an endpoint of their own. */
export function oddResponseTo(what: string, name: string): Sight<{ readonly odd: ServingObservation }> {
  return {
    what: `a response to ${what}`,
    toldBy: "INV-OK-01",
    shows: ({ odd }) => [odd, ...odd.later].some((record) => exchangesNamed(record, name).some(isAnswered)),
  };
}

/** Requests whose types say or lack a charset, or are unknown, have a response. */
export const responseByType: Sight<Served & { readonly odd: ServingObservation }> = {
  what: "a response to a request of another content type",
  toldBy: "INV-OK-01",
  shows: ({ served, odd }) =>
    [...exchangesNamed(served, "charset"), ...exchangesNamed(odd, "unknown content type")].some(isAnswered),
};

/** A prediction that came while the model folder was read-only; without a sample request, readiness alone. */
export const servedReadOnly: Sight<Served> = {
  what: "an endpoint that serves from a read-only model folder",
  toldBy: "INV-OK-01",
  shows: ({ served }) => isReady(served) && served.modelWritable !== true && answersWhatIsAsked(served),
};

/** The model of the training job was loaded and used. */
export const trainedModelUsed: Sight<{ readonly endpoint: ServingObservation }> = {
  what: "an endpoint that is ready with the trained model and answers what it is asked",
  toldBy: "INV-OK-01",
  shows: ({ endpoint }) => isReady(endpoint) && answersWhatIsAsked(endpoint),
};

/** One that hosts several models, or has no sample request, is not asked for predictions. */
function answersWhatIsAsked({ exchanges }: EndpointObservation): boolean {
  const asked = exchanges.filter(({ request }) => request.path === "/invocations");
  return asked.length === 0 || asked.some(isAnswered);
}

/** The server came up on the port that it was given. */
export const readyOnGivenPort: Sight<{ readonly given: EndpointObservation | undefined }> = {
  what: "a server that is ready on the port that it was given",
  shows: ({ given }) => given !== undefined && isReady(given) && answersWhatIsAsked(given),
};

/** SIGTERM was sent to a server that was up. */
export const signalledServer: Sight<Served> = {
  what: "SIGTERM delivered to a server that was ready",
  shows: ({ served }) => isReady(served) && served.stop !== undefined && served.exit !== undefined,
};

/** The signal fell into a request that had reached the server, and the response came after it. */
export const requestOpenAtSignal: Sight<Served> = {
  what: "a response that came after SIGTERM to a request that the server had received before it",
  shows({ served: { exchanges, stop } }) {
    const open = exchangeNamed({ exchanges }, "in flight");
    if (stop === undefined || open?.response === undefined) return false;
    const receivedAtMs = open.sentAtMs + (open.connectMs ?? 0);
    return (
      receivedAtMs <= stop.signalledAtMs && open.sentAtMs + open.totalMs >= (stop.deliveredAtMs ?? stop.signalledAtMs)
    );
  },
};

/** Connections that stood. */
export const connections: Sight<{ readonly loaded: LoadObservation }> = {
  what: "connections that the server accepted",
  shows: ({ loaded }) => loaded.idleConnectMs.some((time) => time !== null),
};

/** Pings that were answered while requests ran. */
export const pingsUnderLoad: Sight<{ readonly loaded: LoadObservation }> = {
  what: "a 200 of /ping while a request was answered",
  shows: ({ loaded }) =>
    exchangesNamed(loaded, "load").some(isAnswered) && exchangesNamed(loaded, "ping in round ").some(isOk),
};

/** Enough looks at the memory to compare. */
export const memoryLooks: Sight<{ readonly soaked: SoakObservation }> = {
  what: "the memory of the server in each third of the requests",
  shows: ({ soaked: { looks } }) => looks.length >= 3 && looks.every(({ requests }) => requests > 0),
};

/** Without a usable model it said that it is not healthy, or ended. */
export const unhealthyWithoutModel: Sight<{
  readonly empty: ServingObservation | undefined;
  readonly corrupt: ServingObservation | undefined;
}> = {
  what: "a server that refuses to be ready with an empty or corrupt model",
  shows: ({ empty, corrupt }) =>
    [empty, corrupt].some(
      (one) =>
        one !== undefined &&
        !isReady(one) &&
        (one.readiness.endedBeforeReady ||
          one.readiness.answers.some(({ status }) => status !== undefined) ||
          one.log.some(({ text }) => text.trim() !== "")),
    ),
};

/** Requests of more rows were answered, so that their times can be compared. */
export const manyRowsAnswered: Sight<{ readonly loaded: LoadObservation }> = {
  what: "answers to requests of one, ten and a hundred times the sample's rows",
  shows: ({ loaded: { rows = [] } }) => rows.filter(({ status }) => status === 200).length >= 3,
};

/** Several records were answered in one body. */
export const severalRecords: Sight<{ readonly loaded: LoadObservation }> = {
  what: "an answer to a request of several records",
  shows: ({ loaded }) =>
    exchangesNamed(loaded, "rows x").some(({ name, response }) => name !== "rows x1" && response?.status === 200),
};
