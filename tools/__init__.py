"""The tools behind `./dev` and the build: standard library only, any Python from 3.11."""
