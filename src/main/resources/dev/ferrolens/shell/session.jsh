var s = dev.ferrolens.shell.Prompt.session();
System.out.println("s is open: s prints the overview, s.queries() lists what else there is, /exit leaves.");
