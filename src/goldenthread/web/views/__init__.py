"""Views, a file for each subject: permission, scoped fetch, form, action, render."""
