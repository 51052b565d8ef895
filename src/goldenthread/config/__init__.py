"""How an installation is put together: settings, addresses and server entry points."""
