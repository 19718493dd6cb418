"""Would the tests notice if a rule were gone? `./dev mutate` takes the rules away one by one."""
