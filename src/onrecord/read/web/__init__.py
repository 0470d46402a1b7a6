"""The web: addresses, feeds and sitemaps → bytes and pages, from public hosts only."""
