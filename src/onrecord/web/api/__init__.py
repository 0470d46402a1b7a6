"""The API: what the pages show, as JSON for programs. `web.api.app` puts its routers together."""
