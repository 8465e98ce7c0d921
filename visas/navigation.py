"""Where the app's pages stand in the menus; filled when its pages are registered."""
