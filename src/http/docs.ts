import express, { Router } from 'express';
import absolutePath from 'swagger-ui-dist/absolute-path.js';
import { readTemplate } from '../templates.ts';

const mark = readTemplate('documents/varsla-mark.svg');

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Varsla API</title>
<link rel="icon" href="/docs/mark.svg">
<link rel="stylesheet" href="/docs/assets/swagger-ui.css">
</head>
<body>
<div id="swagger-ui"></div>
<script src="/docs/assets/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`;

const start = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#swagger-ui', deepLinking: true, validatorUrl: null });
`;

/** `/openapi.json` and a page to read and try it at `/docs`, served from here alone, open to all: they hold no data. */
export const createDocs = (document: object): Router => {
  const router = Router();
  const text = JSON.stringify(document);
  router.get('/openapi.json', (_request, response) => {
    response.type('application/json').send(text);
  });
  router.get('/docs', (_request, response) => {
    response.type('html').send(page);
  });
  router.get('/docs/start.js', (_request, response) => {
    response.type('text/javascript').send(start);
  });
  router.get('/docs/mark.svg', (_request, response) => {
    response.type('image/svg+xml').send(mark);
  });
  router.use('/docs/assets', express.static(absolutePath(), { index: false, maxAge: '1d' }));
  return router;
};
