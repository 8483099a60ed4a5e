window.ui = SwaggerUIBundle({
  dom_id: "#viewer",
  deepLinking: true,
  validatorUrl: null,
  urls: [
    /*services*/
  ],
  presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
  layout: "StandaloneLayout"
});
