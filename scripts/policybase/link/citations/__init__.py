"""Citations: every 《…》 and 文号 as printed, and the work each of them means."""
