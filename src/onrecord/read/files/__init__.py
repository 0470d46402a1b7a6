"""Files: folders, files, archives and tables → bytes and pages."""
