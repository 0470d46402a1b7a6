"""The commands of `onrecord`, a module each; `show.command` imports the one that is run."""
