Session s = dev.ferrolens.shell.Prompt.session()
