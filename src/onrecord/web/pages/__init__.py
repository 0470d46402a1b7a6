"""The pages: one module a kind, each with the `router` that `web.app` puts into the application."""
