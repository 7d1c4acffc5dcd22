import { CUSTOM_ATTRIBUTES_CHARACTERS } from "@byoa/contract";

/** What `predict` may know and say besides rows and predictions. */
export interface Invocation {
  /** `X-Amzn-SageMaker-Custom-Attributes` of the request, opaque text. */
  readonly customAttributes: string | undefined;
  /** What the client said beside the type it accepts: `Accept: text/csv; output=label` gives `{ output: "label" }`. */
  readonly acceptParameters: Readonly<Record<string, string>>;
  /**
   * Sends custom attributes back; without this call the client sees none.
   * @throws RangeError for more than 1,024 characters, or other than visible US-ASCII (RT: InvokeEndpoint).
   */
  replyCustomAttributes(text: string): void;
}

/** An invocation that keeps what is replied. */
export function openInvocation({
  customAttributes,
  acceptParameters = {},
}: Partial<Pick<Invocation, "customAttributes" | "acceptParameters">>): Invocation & { replied: string | undefined } {
  return {
    customAttributes,
    acceptParameters,
    replied: undefined,
    replyCustomAttributes(text) {
      if (text.length > CUSTOM_ATTRIBUTES_CHARACTERS || !/^[\x20-\x7e]*$/.test(text)) {
        throw new RangeError(
          `custom attributes must be at most ${CUSTOM_ATTRIBUTES_CHARACTERS} visible US-ASCII characters`,
        );
      }
      this.replied = text;
    },
  };
}
