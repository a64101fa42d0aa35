import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

interface Answer {
  content?: Record<string, { schema?: object }>;
}
interface Document {
  paths?: Record<string, object>;
}

/** What an OpenAPI 3.1 document says of answers; its schemas are JSON Schema 2020-12, compiled when first asked for. */
export const createAnswerCheck = (document: Document) => {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema({ $id: 'api', ...document });
  const compiled = new Map<string, ValidateFunction>();
  const templates = Object.entries(document.paths ?? {}).map(([template, operations]) => ({
    template,
    operations: operations as Record<string, { responses: Record<string, Answer> } | undefined>,
    matches: new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
  }));
  const validatorOf = (...place: string[]): ValidateFunction => {
    const pointer = place.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')));
    const $ref = `api#/${pointer.join('/')}`;
    const known = compiled.get($ref) ?? ajv.compile({ $ref });
    compiled.set($ref, known);
    return known;
  };

  return {
    /** `/api/v1/incidents/{id}` of a path; undefined for what the document does not hold. */
    templateOf: (method: string, path: string): string | undefined =>
      templates.find(({ operations, matches }) => method.toLowerCase() in operations && matches.test(path))
        ?.template,

    /** Why an answer is not one that the document says of `GET /path`; undefined where it is. */
    faultOf(operation: string, status: number, type: string, body: unknown): string | undefined {
      const [method = '', template = ''] = operation.split(' ');
      const path = templates.find((one) => one.template === template);
      const answer = path?.operations[method.toLowerCase()]?.responses[status];
      if (!answer) return `no answer ${status} in the document`;
      const media = type.split(';')[0] ?? '';
      if (!answer.content) return `${status} has no body in the document`;
      if (!answer.content[media]?.schema) return `${status} is no ${media} in the document`;
      const at = ['paths', template, method.toLowerCase(), 'responses', String(status), 'content', media];
      const validate = validatorOf(...at, 'schema');
      // As it is read: instants are texts, and what is undefined is not there.
      return validate(JSON.parse(JSON.stringify(body))) ? undefined : ajv.errorsText(validate.errors);
    },
  };
};
